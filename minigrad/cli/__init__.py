"""The command ``minigrad``: words and exit codes.

main.py reads the words; each command lies in a file of its own and is loaded when it is called.
"""
