"""Stage measure: registers and declarations in, figures and judgements out. Everything is computed twice."""
