namespace Akka.Configuration.Hocon;

/// <summary>Takes a path apart: its elements stand between dots, and a quoted element may hold dots itself.</summary>
internal static class HoconPath
{
    public static Enumerator Elements(ReadOnlySpan<char> path) => new(path);

    internal ref struct Enumerator(ReadOnlySpan<char> path)
    {
        private ReadOnlySpan<char> _rest = path;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_rest.IsEmpty)
                return false;

            var quoted = _rest[0] == '"';
            var body = quoted ? _rest[1..] : _rest;
            var end = body.IndexOf(quoted ? '"' : '.');
            Current = end < 0 ? body : body[..end];
            // behind a quoted element comes its closing quote, then a dot
            _rest = end < 0 ? [] : body[Math.Min(body.Length, end + (quoted ? 2 : 1))..];
            return true;
        }
    }
}
