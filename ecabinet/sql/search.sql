-- How texts are searched: by their words as they are spelled, and by the same words without marks.
-- Vietnamese wants its own care: the letters are decomposed, so that lower case needs no locale (only Đ stands for
-- itself), and a tone on the last vowel of oa, oe, uy is moved to the first: hoà is hòa, thuỷ is thủy.
-- What is neither a letter nor a digit is a blank: 159/NQ-CP is three words in a row.
CREATE OR REPLACE FUNCTION search_letters(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(
    regexp_replace(
        replace(lower(normalize($1, NFD)), 'Đ', 'đ'),
        '([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])', '\1\3\2', 'g'
    ),
    '[\u0001-/:-@\[-`{-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\ufffd]+', ' ', 'g'
);

-- Both spellings of a word stand at the same place, so that phrases may mix them.
CREATE OR REPLACE FUNCTION search_places(letters text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    to_tsvector('simple', normalize(letters, NFC))::text || ' '
    || to_tsvector('simple', replace(regexp_replace(letters, '[\u0300-\u036f]', '', 'g'), 'đ', 'd'))::text
)::tsvector;

-- Of a text longer than any page of a paper only the beginning is read: a vector holds a megabyte.
CREATE OR REPLACE FUNCTION search_words(text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN search_places(search_letters(left($1, 100000)));

-- These words in a row. One that is typed with marks is looked for as it is typed, one without marks with any.
CREATE OR REPLACE FUNCTION search_phrase(text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN phraseto_tsquery('simple', normalize(search_letters($1), NFC));
