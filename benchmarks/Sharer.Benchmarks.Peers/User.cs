namespace Sharer.Benchmarks.Peers;

/// <summary>A user as stored.</summary>
internal sealed record User(long Id, string Name, int Age, string Gender);
