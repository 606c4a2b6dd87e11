using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>What <c>[Share]</c> says of a member's calls. What it leaves unsaid is <see langword="null"/>.</summary>
internal readonly struct ShareTerms(bool? isRead, bool? isBatch, string? name)
{
    internal bool? IsRead { get; } = isRead;

    internal bool? IsBatch { get; } = isBatch;

    internal string? Name { get; } = name;

    internal static ShareTerms Of(AttributeData? mark)
    {
        bool? isRead = null;
        bool? isBatch = null;
        string? name = null;
        foreach (var argument in mark?.NamedArguments ?? [])
        {
            switch (argument.Key)
            {
                case "Access" when argument.Value.Value is int access:
                    isRead = access == 1;
                    break;
                case "Batch" when argument.Value.Value is bool batch:
                    isBatch = batch;
                    break;
                case "Name" when argument.Value.Value is string text:
                    name = text;
                    break;
            }
        }

        return new ShareTerms(isRead, isBatch, name);
    }

    /// <summary>These terms, and what they leave unsaid from <paramref name="other"/>. A name is never taken over.</summary>
    internal ShareTerms Over(ShareTerms other) => new(IsRead ?? other.IsRead, IsBatch ?? other.IsBatch, Name);
}
