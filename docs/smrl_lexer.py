"""Colours for `smrl` blocks in these pages. It tells words apart, it does not parse: `smrl.syntax` does."""

from pygments.lexer import RegexLexer, bygroups, words
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Whitespace

ITEMS = """adopted authority define extends fact language parameter part relax replace rule ruleset set short theme
    tighten title withdraw"""
BODY = """all any apply classify declare discourage each example extend for forbid gist group illustrative limits
    note of permit prefer prevails protects recommend require safeguard security tags"""
TAILS = """applies as ask authorised because benefit burden by cite default due evidence except far from given
    implements omitting open optional over to unless until when where"""
OPERATORS = """after and at average before between bound commonest count else every if in is least longest_gap
    greatest_count greatest_sum least_count least_sum longest_run maximum
    minimum most no not or recorded share some sum then unique within"""
VALUES = "compliant non_compliant none not_applicable now undetermined yes"
UNIT = r"[^\W\d]\w*(?:\^-?\d+)?(?:[*/][^\W\d]\w*(?:\^-?\d+)?)*|[°%][CF]?"


class SmrlLexer(RegexLexer):
    name = "smrl"
    aliases = ["smrl"]
    filenames = ["*.smrl"]
    tokens = {
        "root": [
            (r"\s+", Whitespace),
            (r"#.*", Comment.Single),
            (r'"(\\.|[^"\\\n])*"', String.Double),
            (r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?", Number),
            (
                rf"(\d[\d_.]*)( )(?!(?:{'|'.join((BODY + ' ' + TAILS + ' ' + OPERATORS).split())})\b)({UNIT})",
                bygroups(Number, Whitespace, Name.Constant),
            ),
            (r"\d[\d_.]*", Number),
            (r"(\.)(\w+)", bygroups(Punctuation, Name.Attribute)),
            (words(ITEMS.split(), prefix=r"(?<![\w.])", suffix=r"\b"), Keyword.Declaration),
            (words((BODY + " " + TAILS).split(), suffix=r"\b"), Keyword),
            (words(OPERATORS.split(), suffix=r"\b"), Operator.Word),
            (words(VALUES.split(), suffix=r"\b"), Keyword.Constant),
            (r"[^\W\d]\w*", Name),
            (r"->|!=|<=|>=|[=<>+\-*/]", Operator),
            (r".", Punctuation),
        ]
    }
