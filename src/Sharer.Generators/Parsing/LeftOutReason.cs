namespace Sharer.Generators.Parsing;

/// <summary>Why a member has no facade, or what is odd about the one that it has.</summary>
internal enum LeftOutReason
{
    /// <summary>The type is no class and no interface, or a static class or a delegate.</summary>
    TypeCannotBeShared,

    /// <summary>The type is an interface with static abstract members, which no type argument may be.</summary>
    TypeHasStaticAbstracts,

    /// <summary>The type is private, protected or local to its file, or within one that is.</summary>
    TypeNotAccessible,

    /// <summary>The type is <c>[Obsolete(error: true)]</c>.</summary>
    TypeIsObsolete,

    /// <summary>The member is private, protected or otherwise out of reach of the rest of its assembly, or a type in its signature is.</summary>
    NotAccessible,

    /// <summary>Statics, constructors, operators, <c>Dispose</c>, <c>DisposeAsync</c>: never shared.</summary>
    NeverShared,

    /// <summary>The declared result, or that of the task, is a type that is refused at run time whatever its value is.</summary>
    ResultEscapes,

    /// <summary>A span or another ref struct is in the signature.</summary>
    RefStruct,

    /// <summary>A pointer or a function pointer is in the signature.</summary>
    Pointer,

    /// <summary>It returns by reference.</summary>
    RefReturn,

    /// <summary>It has an <c>__arglist</c>.</summary>
    ArgList,

    /// <summary>A sequence that cannot be copied comes together with <c>out</c> or <c>ref</c> parameters.</summary>
    StreamWithOut,

    /// <summary>The handlers of the event return a value, or something by reference.</summary>
    EventReturnsValue,

    /// <summary>A constraint that only an override can have, such as a sealed class that was put in the place of a type parameter.</summary>
    Constraint,

    /// <summary><c>[Obsolete(error: true)]</c>.</summary>
    Obsolete,

    /// <summary>Another member (<see cref="LeftOut.Other"/>) has the facade with this signature.</summary>
    SignatureTaken,

    /// <summary>An instance member of <c>SharedRef</c> (<see cref="LeftOut.Other"/>, where it is known) would be called in its stead; <c>Name</c> helps.</summary>
    HiddenBySharedRef,

    /// <summary>A parameter with an interpolated-string handler: nothing is said.</summary>
    InterpolatedStringHandler,

    /// <summary>An enumerator that is a struct: nothing is said.</summary>
    StructEnumerator,

    /// <summary>Not left out: the facade cannot wait for the end of an <c>async void</c>.</summary>
    AsyncVoid,

    /// <summary>Not left out: the <c>Name</c> in its attribute is no identifier, and the natural name is used.</summary>
    BadName,
}
