namespace Sharer.Generators.Models;

/// <summary>What a facade calls. In the order in which one is preferred to another with the same facade.</summary>
internal enum MemberKind
{
    Method,
    Getter,
    Setter,
    IndexGetter,
    IndexSetter,
    Event,
}
