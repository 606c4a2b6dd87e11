namespace Sharer;

/// <summary>What a call does with the resource.</summary>
public enum ShareAccess
{
    /// <summary>It may change the resource. The default, for getters too.</summary>
    Write,

    /// <summary>It only looks, so a replica of the resource may serve it.</summary>
    Read,
}
