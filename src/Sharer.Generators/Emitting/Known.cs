namespace Sharer.Generators.Emitting;

/// <summary>The names of what generated code stands on.</summary>
internal static class Known
{
    internal const string Generated = "global::Sharer.Generated.";
    internal const string Calls = Generated + "SharedCalls.";
    internal const string Member = Generated + "SharedMember";
    internal const string Streams = Generated + "SharedStreams.From";
    internal const string Copy = Generated + "SharedLists.Copy";
    internal const string SharedRef = "global::Sharer.SharedRef";
    internal const string Token = "global::System.Threading.CancellationToken";
    internal const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    internal const string AsyncEnumerable = "global::System.Collections.Generic.IAsyncEnumerable";
    internal const string Enumerable = "global::System.Collections.Generic.IEnumerable";
}
