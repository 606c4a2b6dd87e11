namespace Sharer;

/// <summary>What calls meet while the resource is being replaced after a failure.</summary>
public enum WhileDown
{
    /// <summary>They wait for the new resource, as long as their time limit lets them. The default.</summary>
    Wait,

    /// <summary>They fail with <see cref="ResourceUnavailableException"/>, which says why the resource cannot be made.</summary>
    Reject,
}
