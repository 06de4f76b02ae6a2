"""The real task: dates, written by people in English, read out in Korean and in French.

    days.py     which days there are, and which of them are held out
    writing.py  lets Babel write them, in many forms
    reading.py  without Babel: which day a text means, and whether its form is a known one
    model.npz   a trained translator: `minigrad train dates --seed 1 -o minigrad/dates/model.npz`
"""
