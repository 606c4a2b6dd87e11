using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sharer.Generators.Parsing;

/// <summary>Constants as code writes them.</summary>
internal static class Literals
{
    /// <summary>A constant that is no enumeration's.</summary>
    internal static string Of(object? value) => value switch
    {
        null => "null",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool flag => flag ? "true" : "false",
        float number => Of(number),
        double number => Of(number),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "default",
    };

    /// <summary>A constant of an enumeration: by its name where it has one that can be used.</summary>
    internal static string OfEnum(INamedTypeSymbol type, string typeName, object value)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } constant && Equals(constant.ConstantValue, value)
                && constant.GetAttributes().IsEmpty && constant.DeclaredAccessibility == Accessibility.Public)
            {
                return $"{typeName}.{Identifiers.Escape(constant.Name)}";
            }
        }

        var number = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return number[0] == '-' ? $"({typeName})({number})" : $"({typeName}){number}";
    }

    private static string Of(float number) =>
        float.IsNaN(number) ? "float.NaN"
        : float.IsPositiveInfinity(number) ? "float.PositiveInfinity"
        : float.IsNegativeInfinity(number) ? "float.NegativeInfinity"
        : Signed(number.ToString("R", CultureInfo.InvariantCulture), number == 0 && 1 / number < 0) + "f";

    private static string Of(double number) =>
        double.IsNaN(number) ? "double.NaN"
        : double.IsPositiveInfinity(number) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(number) ? "double.NegativeInfinity"
        : Signed(number.ToString("R", CultureInfo.InvariantCulture), number == 0 && 1 / number < 0) + "d";

    // Not every runtime that a compiler runs on writes the sign of a negative zero.
    private static string Signed(string text, bool isNegativeZero) => isNegativeZero && text[0] != '-' ? "-" + text : text;
}
