namespace Akka.Configuration.Hocon;

internal sealed partial class HoconParser
{
    // include "x", include file("x"), include required("x"), include required(file("x")); otherwise it is a key
    private bool TryParseInclude(ObjectNode into)
    {
        var start = _reader.Position;
        if (!_reader.TrySkip("include") || _reader.BlankInLine() is not (> 0 and var blank) || !IsIncluded(blank))
        {
            _reader.Skip(start - _reader.Position);
            return false;
        }

        _reader.Skip(blank);
        var isRequired = _reader.TrySkip("required(");
        if (isRequired)
            _reader.SkipBlank();
        var isFile = _reader.TrySkip("file(");
        if (isFile)
            _reader.SkipBlank();
        if (_reader.Current != '"')
            throw _reader.Fault("An include names a file between quotes: include \"x\" or include file(\"x\").");

        var name = _reader.ReadQuoted();
        for (var open = (isRequired ? 1 : 0) + (isFile ? 1 : 0); open > 0; open--)
        {
            _reader.SkipBlank();
            if (!_reader.TrySkip(")"))
                throw _reader.Unexpected("')' after the include");
        }

        if (_includes.Load(name, isRequired, _reader.Source, start) is { } included)
            into.Merge(included.Relocate([.. _path]));
        return true;
    }

    private bool IsIncluded(int ahead)
    {
        var rest = _reader.Source.Text.AsSpan(_reader.Position + ahead);
        return rest is ['"', ..] || rest.StartsWith("required(") || rest.StartsWith("file(")
            || rest.StartsWith("url(") || rest.StartsWith("classpath(");
    }
}
