"""Dates of XML Schema: whether they exist."""

import pytest

from legation.dates import DateError, check_date


@pytest.mark.parametrize(
    ("lexical", "datatype"),
    [
        ("2009-12-08", "date"),
        ("2012-02-29", "date"),
        ("2000-02-29Z", "date"),
        ("-0044-03-15+14:00", "date"),
        ("12009-01-31", "date"),
        ("2018-03-07T15:01:04", "dateTime"),
        ("2018-03-07T15:01:04.25-05:00", "dateTime"),
        ("2018-03-07T24:00:00", "dateTime"),
        ("2009", "gYear"),
        ("2009-12", "gYearMonth"),
        ("2009-12Z", "gYearMonth"),
        ("anything", "string"),
    ],
)
def test_a_date_that_exists_passes(lexical: str, datatype: str) -> None:
    check_date(lexical, datatype)


@pytest.mark.parametrize(
    ("lexical", "datatype", "sentence"),
    [
        ("2009-02-30", "date", "that month has 28 days"),
        ("1900-02-29", "date", "that month has 28 days"),
        ("2009-04-31T10:00:00", "dateTime", "that month has 30 days"),
        ("2009-12-00", "date", "names a day that does not exist"),
        ("2021-13-01", "date", "month 13, which does not exist"),
        ("2021-00", "gYearMonth", "month 00, which does not exist"),
        ("2021-21", "gYearMonth", "month 21, which does not exist"),
        ("2009-12", "date", "write it like “2009-12-08”"),
        ("2009-12-08", "dateTime", "write it like “2009-12-08T15:01:04”"),
        ("2009-12-08T24:00:01", "dateTime", "not of the form of xsd:dateTime"),
        ("2009-12-08T10:60:00", "dateTime", "not of the form of xsd:dateTime"),
        ("2009-12-08+15:00", "date", "not of the form of xsd:date"),
        ("09", "gYear", "not of the form of xsd:gYear"),
        ("02009", "gYear", "not of the form of xsd:gYear"),
        ("9" * 5000, "gYear", "not of the form of xsd:gYear"),
        ("٢٠٠٩", "gYear", "not of the form of xsd:gYear"),
    ],
)
def test_a_date_that_does_not_exist_is_refused(
    lexical: str, datatype: str, sentence: str
) -> None:
    with pytest.raises(DateError) as caught:
        check_date(lexical, datatype)

    assert sentence in caught.value.text.en
    assert lexical in caught.value.text.fr
