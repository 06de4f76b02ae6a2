"""The real task: dates, written by people in English, read out in Korean and in French.

days.py says which days there are and which of them are held out; writing.py lets Babel write them;
reading.py tells, without Babel, which day a text means and whether it is written in a known form.
"""
