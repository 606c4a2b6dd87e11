namespace Sharer;

/// <summary>What a call meets when as many calls wait as <see cref="ShareOptions{T}.Capacity"/> allows.</summary>
public enum WhenFull
{
    /// <summary>The caller is suspended, without a thread and in order, until there is room. The default.</summary>
    Wait,

    /// <summary>The call fails at once with <see cref="CallRejectedException"/>.</summary>
    Reject,

    /// <summary>The oldest waiting call of the lowest priority fails with <see cref="CallRejectedException"/> and makes room.</summary>
    DropOldest,
}
