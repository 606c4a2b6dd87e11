using System.ComponentModel;
using Sharer.Calls;

namespace Sharer.Generated;

/// <summary>What a generated facade says of one member of the shared type. One for each, for the life of the process.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SharedMember
{
    internal static readonly SharedMember AskAsync = new(nameof(AskAsync));
    internal static readonly SharedMember UseAsync = new(nameof(UseAsync));
    internal static readonly SharedMember Tell = new(nameof(Tell));
    internal static readonly SharedMember StreamAsync = new(nameof(StreamAsync));
    internal static readonly SharedMember SharedCall = new(nameof(SharedCall));

    /// <summary>Describes a member.</summary>
    /// <param name="name">Its name, as measurements, spans and failures tell it.</param>
    /// <param name="access">What its calls do with the resource.</param>
    /// <param name="batch">Whether its calls may share one transaction with others.</param>
    public SharedMember(string name, ShareAccess access = ShareAccess.Write, bool batch = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Terms = new CallTerms(CallPriority.Normal, access, batch);
    }

    /// <summary>The member's name.</summary>
    public string Name { get; }

    /// <summary>What its calls do with the resource, unless a view says otherwise.</summary>
    public ShareAccess Access => Terms.Access;

    /// <summary>Whether its calls may share one transaction with others, unless a view says otherwise.</summary>
    public bool Batch => Terms.Batch;

    internal CallTerms Terms { get; }
}
