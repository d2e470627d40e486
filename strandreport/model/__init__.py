"""What every stage shares: configuration, findings, ledger, files. Imports no pandas."""
