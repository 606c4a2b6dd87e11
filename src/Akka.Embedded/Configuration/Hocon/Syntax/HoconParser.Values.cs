namespace Akka.Configuration.Hocon;

internal sealed partial class HoconParser
{
    private HoconNode ParseValue()
    {
        _reader.SkipBlank();
        var start = _reader.Position;
        var first = ParsePart();
        return AtPart() ? ParseConcatenation(first, start) : first;
    }

    private ConcatenationNode ParseConcatenation(HoconNode first, int start)
    {
        var parts = new List<HoconNode> { Literally(first, start) };
        while (AtPart())
        {
            var blank = _reader.ReadBlankInLine();
            if (blank.Length > 0)
                parts.Add(new LiteralNode(new HoconValue(blank), isBlank: true));
            var position = _reader.Position;
            parts.Add(Literally(ParsePart(), position));
        }

        return new ConcatenationNode(parts, _reader.Source, start);
    }

    // Beside another value the word null is but four letters.
    private static HoconNode Literally(HoconNode part, int position) =>
        part is LiteralNode { Value.IsNull: true } ? new LiteralNode(new HoconValue("null")) : part;

    /// <summary>Whether another value follows on this line.</summary>
    private bool AtPart()
    {
        var ahead = _reader.BlankInLine();
        return AtObjectPart() || _reader.Peek(ahead) is '[' or '"' || _reader.AtUnquoted(ahead: ahead);
    }

    /// <summary>Whether a value that may be an object follows on this line.</summary>
    private bool AtObjectPart()
    {
        var ahead = _reader.BlankInLine();
        return _reader.Peek(ahead) == '{' || (_reader.Peek(ahead) == '$' && _reader.Peek(ahead + 1) == '{');
    }

    private HoconNode ParsePart()
    {
        switch (_reader.Current)
        {
            case '{':
                var fields = new ObjectNode();
                ParseBraced(fields);
                return fields;
            case '[':
                return ParseList();
            case '"':
                return new LiteralNode(new HoconValue(_reader.ReadQuoted()));
            case '$' when _reader.Peek(1) == '{':
                return ParseSubstitution();
            default:
                if (!_reader.AtUnquoted())
                    throw _reader.Unexpected("a value");
                var text = _reader.ReadUnquoted();
                return new LiteralNode(text == "null" ? HoconValue.Null : new HoconValue(text));
        }
    }

    private ListNode ParseList()
    {
        var opened = _reader.Position;
        Enter(opened);
        _reader.Skip();
        _reader.SkipBlank();
        var items = new List<HoconNode>();
        while (_reader.Current != ']' || _reader.AtEnd)
        {
            if (_reader.AtEnd)
                throw _reader.Fault("The list that begins here is not closed with ']'.", opened);
            items.Add(ParseValue());
            if (!SkipSeparator() && !_reader.AtEnd && _reader.Current != ']')
                throw AfterValue();
        }

        _reader.Skip();
        _depth--;
        return new ListNode(items);
    }

    private SubstitutionNode ParseSubstitution()
    {
        var start = _reader.Position;
        _reader.Skip(2);
        var isOptional = _reader.TrySkip("?");
        _reader.ReadBlankInLine();
        var path = ParseKey();
        _reader.ReadBlankInLine();
        if (!_reader.TrySkip("}"))
            throw _reader.Unexpected($"'}}' after '${{{string.Join('.', path)}'");
        return new SubstitutionNode([path], isOptional, _reader.Source, start);
    }

    private ConfigurationException AfterValue() => _reader.Current is ':' or '='
        ? _reader.Fault($"An unquoted text cannot hold '{_reader.Current}': put a text such as an address between quotes, " +
            "and each key on its own line or behind a comma.")
        : _reader.Unexpected("a comma, the end of the line or of the object or list");
}
