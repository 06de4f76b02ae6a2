"""You cut off the first and the last id, whatever they are. That is right for a sentence with
<bos> and <eos> around it, and takes two words away from any other.
"""

def decode(self, ids):
    return " ".join(self.tokens[i] for i in ids[1:-1] if i not in (PAD, BOS, EOS))


Vocabulary.decode = decode
