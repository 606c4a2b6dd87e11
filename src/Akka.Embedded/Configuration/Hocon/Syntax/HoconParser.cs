using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Reads a text into its syntax tree.</summary>
internal sealed partial class HoconParser
{
    private readonly HoconReader _reader;
    private readonly HoconIncludes _includes;

    // The keys that lead to the object being read, and how many objects and lists are open.
    private readonly List<string> _path = [];
    private int _depth;

    private HoconParser(HoconSource source, HoconIncludes includes)
    {
        _reader = new HoconReader(source);
        _includes = includes;
    }

    public static ObjectNode Parse(HoconSource source, HoconIncludes includes) => new HoconParser(source, includes).ParseRoot();

    private ObjectNode ParseRoot()
    {
        var root = new ObjectNode();
        if (IsName(_reader.Source.Text.AsSpan().Trim()))
        {
            root.Field(_reader.Source.Text.Trim()).Assign(new LiteralNode(HoconValue.Null));
            return root;
        }

        _reader.SkipBlank();
        var isBraced = _reader.Current == '{';
        if (_reader.Current == '[')
            throw _reader.Fault("A configuration is an object; it cannot begin with a list.");
        if (isBraced)
            ParseBraced(root);
        else
            ParseFields(root);

        _reader.SkipBlank();
        if (!_reader.AtEnd)
            throw _reader.Current == '}' ? _reader.Fault("'}' closes nothing.") : _reader.Unexpected("the end of the text");
        return root;
    }

    // A text that is a name and nothing else is a key without a value: people write a system's or a test's name
    // where a text of configuration is taken, and Akka.NET lets them.
    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || char.IsAsciiDigit(text[0]))
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
                return false;
        }

        return true;
    }

    private void ParseBraced(ObjectNode into)
    {
        var opened = _reader.Position;
        Enter(opened);
        _reader.Skip();
        ParseFields(into);
        if (_reader.Current == '}')
            _reader.Skip();
        else if (!_reader.AtEnd)
            throw _reader.Unexpected("a key or '}'");
        else if (!_includes.CloseAtEnd)
            throw _reader.Fault("The object that begins here is not closed with '}'.", opened);
        _depth--;
    }

    private void ParseFields(ObjectNode into)
    {
        _reader.SkipBlank();
        while (!_reader.AtEnd && _reader.Current != '}')
        {
            var isClosed = ParseField(into);
            if (!SkipSeparator() && !isClosed && !_reader.AtEnd && _reader.Current != '}')
                throw AfterValue();
        }
    }

    /// <summary>Returns whether the field ended with a brace, behind which the next one may follow at once.</summary>
    private bool ParseField(ObjectNode into)
    {
        if (TryParseInclude(into))
            return false;

        var start = _reader.Position;
        var keys = ParseKey();
        var keyEnd = start + _reader.Source.Text.AsSpan(start, _reader.Position - start).TrimEnd().Length;
        _reader.SkipBlank();
        var owner = into;
        foreach (var key in keys.AsSpan(0, keys.Length - 1))
            owner = owner.Field(key).Open();
        var field = owner.Field(keys[^1]);

        _path.AddRange(keys);
        Enter(start, keys.Length);
        var isBraced = _reader.Current == '{';
        if (isBraced)
            ParseObject(field);
        else if (_reader.TrySkip("+="))
            field.Append(ParseValue(), list => AfterItself(list, start));
        else if (_reader.TrySkip("=") || _reader.TrySkip(":"))
            field.Assign(ParseValue());
        else
            throw _reader.Fault($"The key '{string.Join('.', keys)}' is followed by neither '=', ':', '+=' nor '{{'.", keyEnd);
        _depth -= keys.Length;
        _path.RemoveRange(_path.Count - keys.Length, keys.Length);
        return isBraced;
    }

    // Without a sign between, only more of an object can follow the closing brace: a text is the next key.
    private void ParseObject(FieldNode field)
    {
        var start = _reader.Position;
        var fields = new ObjectNode();
        ParseBraced(fields);
        field.Assign(AtObjectPart() ? ParseConcatenation(fields, start) : fields);
    }

    private ConcatenationNode AfterItself(ListNode list, int start) => new(
        [new SubstitutionNode([[.. _path]], isOptional: true, _reader.Source, start), list], _reader.Source, start);

    private string[] ParseKey()
    {
        var keys = new List<string>(1);
        do
        {
            if (keys.Count > 0)
                _reader.ReadBlankInLine();
            keys.Add(ParseKeyElement());
        }
        while (_reader.TrySkip("."));
        return [.. keys];
    }

    private string ParseKeyElement()
    {
        string? only = null;
        StringBuilder? joined = null;
        while (true)
        {
            string piece;
            if (_reader.Current == '"')
                piece = _reader.ReadQuoted();
            else if (_reader.AtUnquoted(inKey: true))
                piece = _reader.ReadUnquoted(inKey: true);
            else
                break;
            var blank = _reader.ReadBlankInLine();
            if (_reader.Current == '"' || _reader.AtUnquoted(inKey: true))
                piece += blank;
            if (only is null)
                only = piece;
            else
                (joined ??= new StringBuilder(only)).Append(piece);
        }

        return joined?.ToString() ?? only ?? throw _reader.Unexpected("a key");
    }

    // A line's end or one comma, whatever blanks and comments there are.
    private bool SkipSeparator()
    {
        var separated = _reader.SkipBlank();
        if (_reader.TrySkip(","))
        {
            separated = true;
            _reader.SkipBlank();
        }

        return separated;
    }

    private void Enter(int position, int levels = 1)
    {
        _depth += levels;
        if (_depth > HoconExtent.MaxDepth)
            throw _reader.Fault($"The text is nested more than {HoconExtent.MaxDepth} levels deep.", position);
    }
}
