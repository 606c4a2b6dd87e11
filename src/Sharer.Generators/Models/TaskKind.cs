namespace Sharer.Generators.Models;

/// <summary>In what task a result comes.</summary>
internal enum TaskKind
{
    None,
    Task,
    ValueTask,
}
