using System.Globalization;
using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Writes a tree as HOCON that parses to the same tree.</summary>
internal static class HoconWriter
{
    public static string Write(HoconValue value, int indent)
    {
        var text = new StringBuilder();
        if (indent == 0 && value.GetObject() is { } root)
            Write(text, root, 0);
        else
            Write(text, value, indent);
        return text.ToString();
    }

    public static string Write(HoconObject fields, int indent)
    {
        var text = new StringBuilder();
        Write(text, fields, indent);
        return text.ToString();
    }

    private static void Write(StringBuilder text, HoconObject fields, int indent)
    {
        foreach (var (key, value) in fields.Fields)
        {
            text.Append(' ', indent * 2);
            WriteText(text, key, isKey: true);
            text.Append(" : ");
            Write(text, value, indent + 1);
            text.Append('\n');
        }
    }

    private static void Write(StringBuilder text, HoconValue value, int indent)
    {
        if (value.GetObject() is { } fields)
        {
            text.Append("{\n");
            Write(text, fields, indent);
            text.Append(' ', Math.Max(0, indent - 1) * 2).Append('}');
        }
        else if (value.IsArray())
        {
            text.Append('[');
            var separator = "";
            foreach (var item in value.Items)
            {
                text.Append(separator);
                Write(text, item, indent + 1);
                separator = ", ";
            }

            text.Append(']');
        }
        else if (value.GetString() is { } content)
        {
            WriteText(text, content, isKey: false);
        }
        else
        {
            text.Append("null");
        }
    }

    private static void WriteText(StringBuilder text, string content, bool isKey)
    {
        if (IsPlain(content, isKey))
        {
            text.Append(content);
            return;
        }

        text.Append('"');
        foreach (var c in content)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    // A dot would split a key; "include" and "null" would be read as more than their letters.
    private static bool IsPlain(string content, bool isKey)
    {
        if (content.Length == 0 || content is "null" or "include")
            return false;
        foreach (var c in content)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_') && (isKey || c != '.'))
                return false;
        }

        return true;
    }
}
