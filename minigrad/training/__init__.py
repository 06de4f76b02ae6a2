"""Train a Transformer made of the stages, the learner's or the reference's, and use it.

    pieces.py      what training needs of the stages, by the names of the contract
    translator.py  a model with its two vocabularies: text in, text out; kept in one file
    run.py         the steps of a run, which can be interrupted and taken up again
    loop.py        those steps with checks and checkpoints on the way
    folder.py      the files of a run, and what may become of those of an earlier one
    threads.py     one thread for small matrices
"""
