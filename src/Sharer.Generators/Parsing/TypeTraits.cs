namespace Sharer.Generators.Parsing;

/// <summary>What matters of a type in a signature, of all of its parts together.</summary>
[Flags]
internal enum TypeTraits
{
    None = 0,

    /// <summary>The compiler does not know it.</summary>
    Error = 1,

    /// <summary>Out of reach for code elsewhere in the assembly.</summary>
    NotAccessible = 2,

    /// <summary>Out of reach for other assemblies.</summary>
    NotPublic = 4,

    RefStruct = 8,

    Pointer = 16,

    /// <summary>Has a part whose nullability is not known.</summary>
    Oblivious = 32,

    /// <summary>Has a part whose nullability is known.</summary>
    Aware = 64,

    Dynamic = 128,

    /// <summary>An interface with static members that are still abstract, which is nothing that a type argument can be.</summary>
    NoArgument = 256,
}
