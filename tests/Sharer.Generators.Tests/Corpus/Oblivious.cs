#nullable disable
namespace Corpus;

[Share]
public class Oblivious
{
    public string Text(string text) => text;
    public List<string> Texts(string[] texts) => [.. texts];
    public bool Try(out string text)
    {
        text = null;
        return false;
    }

#nullable enable
    public string? Aware(string text) => text;

    public string Mixed(
        string aware,
#nullable disable
        string oblivious,
#nullable enable
        string? nullable) => aware + oblivious + nullable;
}
