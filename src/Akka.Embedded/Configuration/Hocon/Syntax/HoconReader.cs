using System.Globalization;
using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>A position in a text, and what HOCON's texts, comments and white space look like from there.</summary>
internal sealed class HoconReader(HoconSource source)
{
    public const char End = '\0';
    private const string Reserved = "$\"{}[]:=,#`^?!@*&\\";

    private readonly string _text = source.Text;

    public HoconSource Source => source;

    public int Position { get; private set; }

    public bool AtEnd => Position >= _text.Length;

    public char Current => Peek(0);

    public char Peek(int ahead) => Position + ahead < _text.Length ? _text[Position + ahead] : End;

    public void Skip(int count = 1) => Position += count;

    public bool TrySkip(string expected)
    {
        if (!_text.AsSpan(Math.Min(Position, _text.Length)).StartsWith(expected))
            return false;
        Position += expected.Length;
        return true;
    }

    public ConfigurationException Fault(string message, int? position = null) => source.Fault(message, position ?? Position);

    public ConfigurationException Unexpected(string expected) => Fault(AtEnd
        ? $"The text ends where {expected} is expected."
        : $"'{Printable(Current)}' stands where {expected} is expected.");

    /// <summary>Skips white space and comments; returns whether a line ended on the way.</summary>
    public bool SkipBlank()
    {
        var lineEnded = false;
        while (!AtEnd)
        {
            if (IsBlank(Current))
            {
                lineEnded |= Current == '\n';
                Skip();
            }
            else if (IsComment(ahead: 0))
            {
                while (!AtEnd && Current != '\n')
                    Skip();
            }
            else
            {
                break;
            }
        }

        return lineEnded;
    }

    /// <summary>How much white space there is before the next value or the end of the line.</summary>
    public int BlankInLine()
    {
        var ahead = 0;
        while (Peek(ahead) is var c && c != '\n' && IsBlank(c))
            ahead++;
        return ahead;
    }

    public string ReadBlankInLine()
    {
        var start = Position;
        Skip(BlankInLine());
        return _text[start..Position];
    }

    public bool AtUnquoted(bool inKey = false, int ahead = 0) =>
        Position + ahead < _text.Length && !IsBlank(Peek(ahead)) && IsUnquoted(inKey, ahead);

    /// <summary>A run of unquoted text with the blanks inside it, none at its end.</summary>
    public string ReadUnquoted(bool inKey = false)
    {
        var start = Position;
        var end = Position;
        while (!AtEnd && Current != '\n')
        {
            if (IsBlank(Current))
            {
                Skip();
                continue;
            }

            if (!IsUnquoted(inKey, ahead: 0))
                break;
            Skip();
            end = Position;
        }

        Position = end;
        return _text[start..end];
    }

    /// <summary>A text in one or three quotes.</summary>
    public string ReadQuoted() => Current == '"' && Peek(1) == '"' && Peek(2) == '"' ? ReadMultiLine() : ReadSingleLine();

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c == '\uFEFF';

    private static string Printable(char c) =>
        char.IsControl(c) ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString();

    private bool IsComment(int ahead) => Peek(ahead) == '#' || (Peek(ahead) == '/' && Peek(ahead + 1) == '/');

    private bool IsUnquoted(bool inKey, int ahead) => !Reserved.Contains(Peek(ahead)) && !IsComment(ahead)
        && !(inKey && (Peek(ahead) == '.' || (Peek(ahead) == '+' && Peek(ahead + 1) == '=')));

    // Up to the last three of all quotes in a row: the ones before belong to the text.
    private string ReadMultiLine()
    {
        var opened = Position;
        Skip(3);
        var start = Position;
        var end = _text.IndexOf("\"\"\"", start, StringComparison.Ordinal);
        if (end < 0)
            throw Fault("The multi-line text that begins here is not closed with \"\"\".", opened);
        while (end + 3 < _text.Length && _text[end + 3] == '"')
            end++;
        Position = end + 3;
        return _text[start..end];
    }

    private string ReadSingleLine()
    {
        var opened = Position;
        Skip();
        var end = _text.AsSpan(Position).IndexOfAny("\"\\\n");
        if (end >= 0 && _text[Position + end] == '"')
        {
            var plain = _text.Substring(Position, end);
            Skip(end + 1);
            return plain;
        }

        var text = new StringBuilder();
        while (Current != '"' || AtEnd)
        {
            if (AtEnd || Current == '\n')
                throw Fault("The text that begins here is not closed with a quote on its line.", opened);
            text.Append(Current == '\\' ? ReadEscape() : Current);
            Skip();
        }

        Skip();
        return text.ToString();
    }

    // Leaves the position on the last character of the escape.
    private char ReadEscape()
    {
        Skip();
        switch (Current)
        {
            case '"' or '\\' or '/':
                return Current;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when Position + 4 < _text.Length && ushort.TryParse(
                _text.AsSpan(Position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                Skip(4);
                return (char)code;
            default:
                throw Fault("A backslash begins an escape: \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits. " +
                    "Between triple quotes it stands for itself.", Position - 1);
        }
    }
}
