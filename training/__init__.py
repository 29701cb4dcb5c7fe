"""Training of the static Dutch text embedder that lies in index/embedder."""
