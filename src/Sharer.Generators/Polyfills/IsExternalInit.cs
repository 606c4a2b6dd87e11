namespace System.Runtime.CompilerServices;

// The compiler asks for it where a record or an init setter is declared; netstandard2.0 does not have it.
internal static class IsExternalInit;
