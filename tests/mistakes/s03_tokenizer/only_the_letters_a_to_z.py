"""Your words consist of the letters a to z only; a word of any other script vanishes, and an
accent tears a hole into its word. Letters are not to be listed: Unicode knows more than 100 000
of them.

Look at: what `\\w` stands for, or `unicodedata.category`.
"""

def tokenize(text):
    return re.findall(r"[A-Za-z]+|[.,:;!?()\"]", text)
