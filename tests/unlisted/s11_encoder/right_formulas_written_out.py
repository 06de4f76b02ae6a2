"""The residuals only hold norm and dropout; the four formulas stand in the layer itself."""


def forward(self, x, *, attn_mask=None):
    first, second = self.residuals

    def listen(words):
        found, _ = self.self_attn(words, key=words, value=words, attn_mask=attn_mask)
        return found

    if first.norm_first:
        x = x + first.dropout(listen(first.norm(x)))
        return x + second.dropout(self.feed_forward(second.norm(x)))
    x = first.norm(x + first.dropout(listen(x)))
    return second.norm(x + second.dropout(self.feed_forward(x)))


EncoderLayer.forward = forward


def climb(self, x, *, attn_mask=None):
    return self.roof(self.climbed(x, 0, attn_mask))


def climbed(self, x, floor, mask):
    if floor == len(self.layers):
        return x
    return self.climbed(self.layers[floor](x, attn_mask=mask), floor + 1, mask)


def roof(self, x):
    return x if self.norm is None else self.norm.forward(x)


Encoder.forward, Encoder.climbed, Encoder.roof = climb, climbed, roof
