"""The second computation: SQL, compiled from the declarations. It shares nothing with the first one but those."""
