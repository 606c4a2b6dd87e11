namespace Sharer;

/// <summary>Keeps a member out of the generated facade, whatever <see cref="ShareAttribute"/> says.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Event, Inherited = false)]
public sealed class ShareIgnoreAttribute : Attribute;
