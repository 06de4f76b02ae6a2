"""Graded tests of stage 03: text to ids and back."""

import numpy as np

from minigrad.grader.observe import assert_array, assert_equal, assert_refuses, grades

# the 3, dog 2, saw 2, a 1, bird 1, cat 1: so their ids are 4, 5, 6, 7, 8, 9.
TEXTS = ["the cat saw the dog", "the dog saw a bird"]


def assert_tokens(answer, text, want):
    got = answer.tokenize(text)

    assert_equal(got, want, what=f"tokenize({text!r})")


def assert_encoded(vocabulary, texts, text, want, **frame):
    got = vocabulary.encode(text, **frame)

    what = f"encode({text!r}{in_words(frame)})"
    assert_equal(got, want, what=what, given={"texts": texts})


def assert_decoded(vocabulary, texts, ids, want):
    got = vocabulary.decode(ids)

    assert_equal(got, want, what=f"decode({ids})", given={"texts": texts})


def assert_length(vocabulary, texts, want):
    assert_equal(len(vocabulary), want, what="the length of the vocabulary",
                 given={"texts": texts})


def assert_padded(answer, sequences, want, **options):
    got = answer.pad_batch([list(ids) for ids in sequences], **options)

    assert_array(got, np.array(want), what=f"pad_batch(sequences{in_words(options)})",
                 axes="batch seq", given={"sequences": sequences})


def drawn_words(rng, number):
    """Words of four letters each; some may occur twice."""
    return ["".join(letters) for letters in rng.choice(list("aehinort"), (number, 4))]


def numbered_by_definition(texts):
    """Each word with its id: by falling count, then alphabetically, behind the special tokens."""
    words = " ".join(texts).split()
    order = sorted(set(words), key=lambda word: (-words.count(word), word))
    return {word: number for number, word in enumerate(order, start=4)}


def in_words(options):
    return "".join(f", {name}={value}" for name, value in options.items())


@grades("tokenize")
def test_words_and_punctuation_marks_are_tokens_of_their_own(answer):
    assert_tokens(answer, "I love AI.", ["I", "love", "AI", "."])
    assert_tokens(answer, "Yes, she said: no!", ["Yes", ",", "she", "said", ":", "no", "!"])
    assert_tokens(answer, "(so so, so) very", ["(", "so", "so", ",", "so", ")", "very"])


@grades("tokenize")
def test_two_marks_side_by_side_are_two_tokens(answer):
    assert_tokens(answer, '"Yes," (he said).', ['"', "Yes", ",", '"', "(", "he", "said", ")", "."])
    assert_tokens(answer, "Well... no!?", ["Well", ".", ".", ".", "no", "!", "?"])


@grades("tokenize")
def test_a_mark_needs_no_blank_beside_it_and_a_number_is_one_token(answer):
    assert_tokens(answer, "20/11/2026", ["20", "/", "11", "/", "2026"])
    assert_tokens(answer, "1,000.50", ["1", ",", "000", ".", "50"])
    assert_tokens(answer, "don't", ["don", "'", "t"])
    assert_tokens(answer, "well-known", ["well", "-", "known"])
    # So no text can write a special token.
    assert_tokens(answer, "<pad> <bos>", ["<", "pad", ">", "<", "bos", ">"])


@grades("tokenize")
def test_the_marks_of_every_language_are_tokens_of_their_own(answer):
    assert_tokens(answer, "¿Qué? «Oui» “yes”…",
                  ["¿", "Qué", "?", "«", "Oui", "»", "“", "yes", "”", "…"])
    assert_tokens(answer, "今日は、晴れ。", ["今日は", "、", "晴れ", "。"])


@grades("tokenize")
def test_white_space_of_any_kind_and_length_only_separates(answer):
    assert_tokens(answer, "one two", ["one", "two"])
    assert_tokens(answer, "  one   two\tthree\n\nfour , five\n",
                  ["one", "two", "three", "four", ",", "five"])
    # A no-break space, a narrow one, as in French times, and a wide one, as in Japanese texts.
    assert_tokens(answer, "20\u00a0h\u202f30\u3000six\r\nseven", ["20", "h", "30", "six", "seven"])
    assert_tokens(answer, "", [])
    assert_tokens(answer, " \t\n ", [])


@grades("tokenize")
def test_the_case_is_kept(answer):
    assert_tokens(answer, "The AI saw the McCoy", ["The", "AI", "saw", "the", "McCoy"])


@grades("tokenize")
def test_hangul_words_stay_whole(answer):
    assert_tokens(answer, "나는 밥을 먹었다.", ["나는", "밥을", "먹었다", "."])
    assert_tokens(answer, "2026년 11월 20일", ["2026년", "11월", "20일"])


@grades("tokenize")
def test_words_with_accents_and_of_other_scripts_stay_whole(answer):
    assert_tokens(answer, "Où est le café, Zoë?", ["Où", "est", "le", "café", ",", "Zoë", "?"])
    assert_tokens(answer, "Łódź, Győr.", ["Łódź", ",", "Győr", "."])
    assert_tokens(answer, "Καλημέρα! Привет, мир.",
                  ["Καλημέρα", "!", "Привет", ",", "мир", "."])


@grades("tokenize")
def test_nothing_but_white_space_is_lost(answer):
    for text in ("Friday, November 20, 2026", "2026년 11월 20일 금요일", "5 of 9 (56 %)"):
        tokens = answer.tokenize(text)
        assert_equal("".join(tokens), text.replace(" ", ""),
                     what=f"what the tokens of {text!r} are together")


@grades("tokenize")
def test_words_drawn_at_random_come_apart_too(answer, rng):
    words, marks = drawn_words(rng, 6), [str(mark) for mark in rng.choice(list(".,!?"), 6)]
    text = " ".join(word + mark for word, mark in zip(words, marks, strict=True))

    want = [token for pair in zip(words, marks, strict=True) for token in pair]
    assert_tokens(answer, text, want)


@grades("Vocabulary.__init__")
def test_the_first_four_ids_belong_to_the_special_tokens(answer):
    texts = ["hello hello"]
    vocabulary = answer.Vocabulary(texts)

    assert_encoded(vocabulary, texts, "hello", [4])
    assert_length(vocabulary, texts, 5)


@grades("Vocabulary.__init__")
def test_the_more_often_a_word_occurs_the_lower_its_id(answer):
    spread = ["red blue green gold", "red blue gold", "red gold", "red"]
    heaped = ["yes yes yes", "no", "no"]

    assert_encoded(answer.Vocabulary(spread), spread, "red gold blue green", [4, 5, 6, 7])
    # A second occurrence in the same text counts as well.
    assert_encoded(answer.Vocabulary(heaped), heaped, "yes no", [4, 5])


@grades("Vocabulary.__init__")
def test_words_of_equal_count_are_numbered_alphabetically(answer):
    # So many that a set cannot have them in order by luck.
    texts = ["pear fig melon apple", "nut lemon date quince", "banana olive grape cherry"]
    vocabulary = answer.Vocabulary(texts)
    rising = "apple banana cherry date fig grape lemon melon nut olive pear quince"

    assert_encoded(vocabulary, texts, rising, list(range(4, 16)))
    # As Python compares strings: capitals come first.
    texts = ["bee Zoo ant Ash"]
    assert_encoded(answer.Vocabulary(texts), texts, "Ash Zoo ant bee", [4, 5, 6, 7])


@grades("Vocabulary.__init__")
def test_min_count_keeps_the_tokens_that_occur_at_least_so_often_in_all_texts(answer):
    texts = ["red red green gold gold", "green blue red"]

    words = "red gold green blue"

    for min_count, want in ((1, [4, 5, 6, 7]), (2, [4, 5, 6, 1]), (3, [4, 1, 1, 1]), (4, [1] * 4)):
        vocabulary = answer.Vocabulary(texts, min_count=min_count)
        given = {"texts": texts, "min_count": min_count}
        assert_equal(vocabulary.encode(words), want, what=f"encode({words!r})", given=given)
        assert_equal(len(vocabulary), 8 - want.count(1), what="the length of the vocabulary",
                     given=given)


@grades("Vocabulary.__init__")
def test_punctuation_and_case_are_counted_as_tokenize_cuts_them(answer):
    texts = ["Stop. stop. Stop.", "It stop. Stop!", "Stop."]
    vocabulary = answer.Vocabulary(texts)

    # . 5, Stop 4, stop 2; then ! and It, which occur once each.
    assert_encoded(vocabulary, texts, ". Stop stop", [4, 5, 6])
    assert_length(vocabulary, texts, 9)


@grades("Vocabulary.__init__")
def test_texts_that_can_be_read_only_once_are_enough(answer):
    vocabulary = answer.Vocabulary(text for text in TEXTS)

    assert_encoded(vocabulary, TEXTS, "the dog saw a bird", [4, 5, 6, 7, 8])


@grades("Vocabulary.__init__")
def test_two_vocabularies_know_nothing_of_each_other(answer):
    texts = list(TEXTS)
    first = answer.Vocabulary(texts)
    second = answer.Vocabulary(["a fox"])

    assert_encoded(second, ["a fox"], "a fox", [4, 5])
    assert_length(second, ["a fox"], 6)
    assert_encoded(first, TEXTS, "the cat", [4, 9])
    assert_length(first, TEXTS, 10)
    assert_encoded(second, ["a fox"], "the cat", [1, 1])
    assert_equal(texts, TEXTS, what="the list of texts, after a vocabulary was made of it")


@grades("Vocabulary.__len__")
def test_the_length_counts_every_token_once_and_the_special_ones_too(answer):
    for texts, length in ((TEXTS, 10), (["", "so so so", " "], 5)):
        assert_length(answer.Vocabulary(texts), texts, length)


@grades("Vocabulary.encode")
def test_encode_gives_one_id_per_token_in_the_order_of_the_text(answer):
    vocabulary = answer.Vocabulary(TEXTS)

    assert_encoded(vocabulary, TEXTS, "a bird saw the cat", [7, 8, 6, 4, 9])
    assert_encoded(vocabulary, TEXTS, "dog the dog the", [5, 4, 5, 4])
    assert_encoded(vocabulary, TEXTS, "", [])


@grades("Vocabulary.encode")
def test_each_call_of_encode_makes_a_new_list(answer):
    vocabulary = answer.Vocabulary(TEXTS)

    vocabulary.encode("the dog").append(3)

    assert_encoded(vocabulary, TEXTS, "the dog", [4, 5])


@grades("Vocabulary.encode")
def test_encode_cuts_its_text_as_tokenize_does(answer):
    texts = ["Stop. stop. Stop.", "Stop . . ?"]
    vocabulary = answer.Vocabulary(texts)

    # . 5, Stop 3; then ? and stop, which occur once each.
    assert_encoded(vocabulary, texts, "Stop.  Stop.", [5, 4, 5, 4])


@grades("Vocabulary.encode")
def test_an_unknown_word_becomes_unk_and_stays_unknown(answer):
    vocabulary = answer.Vocabulary(TEXTS)

    assert_encoded(vocabulary, TEXTS, "the fox saw", [4, 1, 6])
    assert_encoded(vocabulary, TEXTS, "foxes eat grapes", [1, 1, 1])
    assert_encoded(vocabulary, TEXTS, "The DOG", [1, 1])
    assert_encoded(vocabulary, TEXTS, "<pad>", [1, 1, 1])
    capitals = ["The AI"]
    assert_encoded(answer.Vocabulary(capitals), capitals, "the Ai The", [1, 1, 5])
    assert_encoded(vocabulary, TEXTS, "the fox saw", [4, 1, 6])
    assert_equal(len(vocabulary), 10, what="the length, after unknown words were encoded")


@grades("Vocabulary.encode")
def test_bos_and_eos_frame_the_text_only_where_asked_for(answer):
    vocabulary = answer.Vocabulary(TEXTS)

    assert_encoded(vocabulary, TEXTS, "the dog", [4, 5])
    assert_encoded(vocabulary, TEXTS, "the dog", [2, 4, 5], bos=True)
    assert_encoded(vocabulary, TEXTS, "the dog", [4, 5, 3], eos=True)
    assert_encoded(vocabulary, TEXTS, "the dog", [2, 4, 5, 3], bos=True, eos=True)
    assert_encoded(vocabulary, TEXTS, "", [2, 3], bos=True, eos=True)
    assert_encoded(vocabulary, TEXTS, "fox", [2, 1, 3], bos=True, eos=True)


@grades("Vocabulary.encode")
def test_words_drawn_at_random_become_ids_and_words_again(answer, rng):
    words = drawn_words(rng, 7)
    texts = [" ".join(rng.permutation(words[:number])) for number in (7, 2, 4, 2)]
    vocabulary = answer.Vocabulary(texts)

    ids = numbered_by_definition(texts)
    want_back = " ".join(sorted(ids, key=ids.get))
    assert_encoded(vocabulary, texts, " ".join(words), [ids[word] for word in words])
    assert_length(vocabulary, texts, 4 + len(ids))
    assert_decoded(vocabulary, texts, list(range(4, len(vocabulary))), want_back)


@grades("Vocabulary.decode")
def test_decode_joins_all_tokens_with_one_blank_and_shows_unknown_ones_as_unk(answer):
    # Stop 4, the comma 3, stop 2, the full stop 1: so their ids are 4, 5, 6, 7.
    texts = ["Stop, Stop, stop, stop. Stop Stop"]
    vocabulary = answer.Vocabulary(texts)

    assert_decoded(vocabulary, texts, [4, 5, 6, 7, 4], "Stop , stop . Stop")
    assert_decoded(vocabulary, texts, [1, 4, 1, 1], "<unk> Stop <unk> <unk>")
    assert_decoded(vocabulary, texts, [], "")


@grades("Vocabulary.decode")
def test_decode_drops_padding_and_frame_wherever_they_stand(answer):
    vocabulary = answer.Vocabulary(TEXTS)

    for ids in ([2, 4, 5, 6, 3], [4, 5, 6, 0, 0], [0, 0, 2, 4, 5, 6, 3], [4, 0, 5, 6]):
        assert_decoded(vocabulary, TEXTS, ids, "the dog saw")
    assert_decoded(vocabulary, TEXTS, [2, 4, 5, 3, 2, 6, 3], "the dog saw")
    assert_decoded(vocabulary, TEXTS, [0, 2, 3, 0], "")


@grades("Vocabulary.decode")
def test_decode_takes_lists_and_arrays_and_changes_neither(answer):
    vocabulary = answer.Vocabulary(TEXTS)
    listed = [2, 7, 5, 1, 3, 0]
    array = np.array(listed, dtype=np.int32)

    for _ in range(2):
        assert_equal(vocabulary.decode(listed), "a dog <unk>", what="decode of a list of ids")
        assert_equal(vocabulary.decode(array), "a dog <unk>", what="decode of an array of ids")
    assert_equal(listed, [2, 7, 5, 1, 3, 0], what="the list of ids, after it was decoded")
    assert_array(array, [2, 7, 5, 1, 3, 0], what="the array of ids, after it was decoded")


@grades("pad_batch")
def test_short_rows_are_filled_up_at_the_end_to_the_longest(answer):
    assert_padded(answer, [[5, 6], [7, 8, 9, 4], [4], [9, 5, 6]],
                  [[5, 6, 0, 0], [7, 8, 9, 4], [4, 0, 0, 0], [9, 5, 6, 0]])
    assert_padded(answer, [[5, 6], [], [7]], [[5, 6], [0, 0], [7, 0]])


@grades("pad_batch")
def test_lists_of_equal_length_become_rows_as_they_are(answer):
    for sequences in ([[5, 6, 7], [8, 9, 4]], [[5, 6], [5, 6]], [[70_000, 4, 5, 300]], [[9]]):
        assert_padded(answer, sequences, sequences)


@grades("pad_batch")
def test_the_rows_are_filled_up_with_pad_id(answer):
    assert_padded(answer, [[5], [6, 0, 5], [0, 4]], [[5, 8, 8], [6, 0, 5], [0, 4, 8]], pad_id=8)
    assert_padded(answer, [[5], [6, 0]], [[5, -100], [6, 0]], pad_id=-100)


@grades("pad_batch")
def test_the_rows_are_as_long_as_length_says(answer):
    sequences = [[5, 6], [7, 8, 9]]

    assert_padded(answer, sequences, [[5, 6, 0], [7, 8, 9]], length=3)
    assert_padded(answer, sequences, [[5, 6, 0, 0, 0], [7, 8, 9, 0, 0]], length=5)
    assert_padded(answer, sequences, [[5, 6, 1, 1], [7, 8, 9, 1]], length=4, pad_id=1)


@grades("pad_batch")
def test_lists_of_lengths_drawn_at_random_are_filled_up(answer, rng):
    sequences = [rng.integers(4, 99, size).tolist() for size in rng.integers(1, 7, 5)]
    longest = max(map(len, sequences))

    want = [ids + [0] * (longest - len(ids)) for ids in sequences]
    assert_padded(answer, sequences, want)


@grades("pad_batch")
def test_nothing_is_cut_silently(answer):
    sequences = [[5, 6], [7, 8, 9, 4], [4, 5, 6]]

    for length in (3, 2, 0):
        assert_refuses(
            lambda length=length: answer.pad_batch(sequences, length=length),
            ValueError,
            what=f"a list of 4 ids for length={length}",
            accepted=lambda: answer.pad_batch(sequences, length=4),
        )
    assert_refuses(
        lambda: answer.pad_batch([[5], [7, 8, 0, 0]], length=3),
        ValueError,
        what="a list of 4 ids, two of them of <pad>, for length=3",
        accepted=lambda: answer.pad_batch([[5], [7, 8, 0, 0]], length=4),
    )


@grades("pad_batch")
def test_the_lists_are_only_read_and_the_next_batch_is_a_new_one(answer):
    sequences = [[5, 6, 7], [8]]
    want = np.array([[5, 6, 7], [8, 0, 0]])

    first = answer.pad_batch(sequences)
    second = answer.pad_batch([[4], [9, 5, 7]])

    assert_equal(sequences, [[5, 6, 7], [8]], what="the lists, after they were padded")
    wanted = np.array([[4, 0, 0], [9, 5, 7]])
    assert_array(second, wanted, what="the second batch", axes="batch seq")
    assert_array(first, want, what="the first batch, after a second was made", axes="batch seq")
