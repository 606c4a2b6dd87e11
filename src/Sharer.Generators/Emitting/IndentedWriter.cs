using System.Text;
using Sharer.Generators.Models;

namespace Sharer.Generators.Emitting;

/// <summary>Writes code line by line, with indentation, and switches nullable annotations where the source did.</summary>
internal sealed class IndentedWriter
{
    private const int Width = 4;

    private readonly StringBuilder _text = new(16 * 1024);
    private int _depth;
    private Nullability _nullability;

    internal void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', _depth * Width).Append(text);
        }

        _text.Append('\n');
    }

    internal void Open()
    {
        Line("{");
        _depth++;
    }

    internal void Close(string after = "")
    {
        _depth--;
        Line("}" + after);
    }

    internal void Indent() => _depth++;

    internal void Outdent() => _depth--;

    /// <summary>Says how what follows is meant.</summary>
    internal void Switch(Nullability nullability)
    {
        if (nullability != Nullability.Irrelevant && nullability != _nullability)
        {
            _nullability = nullability;
            _text.Append(nullability == Nullability.Aware ? "#nullable enable annotations\n" : "#nullable disable\n");
        }
    }

    public override string ToString() => _text.ToString();
}
