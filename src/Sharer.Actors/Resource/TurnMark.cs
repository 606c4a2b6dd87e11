namespace Sharer.Resource;

/// <summary>A turn as it was at one moment; it may have ended since, and been used again.</summary>
internal readonly record struct TurnMark(Turn? Turn, int Life);
