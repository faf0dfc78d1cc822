"""`translate corpus`: millions of lines or articles, on one machine or a cluster.

`shards` reads rows and writes them, `batches` is what becomes of a batch of rows, in whatever process;
`local` has it done by processes of this machine, `cluster` by Ray Data.
"""
