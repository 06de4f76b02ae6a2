"""Run the graded tests against somebody's answer, watch what it does, and say what is wrong."""
