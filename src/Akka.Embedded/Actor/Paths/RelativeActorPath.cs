namespace Akka.Actor;

/// <summary>Splits the text of a path without an address.</summary>
public static class RelativeActorPath
{
    /// <summary>The names, or <see langword="null"/> when the text is no relative path.</summary>
    public static IEnumerable<string> Unapply(string addr) =>
        Uri.TryCreate(addr, UriKind.Relative, out _)
            ? addr.Split('/').SkipWhile(string.IsNullOrEmpty)
            : null!;
}
