using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>Defaults, from source and from metadata: what the compiler would put in place of an argument that is not given.</summary>
internal static class DefaultValues
{
    private const string Interop = "global::System.Runtime.InteropServices.";
    private const string Services = "global::System.Runtime.CompilerServices.";
    private const string Optional = Interop + "Optional";

    /// <summary>The default of a parameter; <see langword="null"/> if it must be given.</summary>
    internal static DefaultValue? Of(IParameterSymbol parameter, TypeNames names)
    {
        if (parameter.IsParams)
        {
            return null;
        }

        if (!parameter.HasExplicitDefaultValue)
        {
            return parameter.IsOptional ? WithoutValue(parameter) : null;
        }

        var value = parameter.ExplicitDefaultValue;
        var type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : parameter.Type;
        return value switch
        {
            null when parameter.Type.IsReferenceType => new("null", $"{Optional}, {Interop}DefaultParameterValue(null)"),
            null => new("default", Optional),
            DateTime time => new(null, $"{Optional}, {Services}DateTimeConstant({Literals.Of(time.Ticks)})"),
            decimal number => new(CanBeWritten(type, value) ? Literals.Of(value) : null, $"{Optional}, {Services}{DecimalConstant(number)}"),
            _ when type is INamedTypeSymbol { TypeKind: TypeKind.Enum } one => WithConstant(Literals.OfEnum(one, names.Of(one).Text, value), true),
            _ => WithConstant(Literals.Of(value), CanBeWritten(type, value)),
        };
    }

    private static DefaultValue WithConstant(string text, bool canBeWritten) =>
        new(canBeWritten ? text : null, $"{Optional}, {Interop}DefaultParameterValue({text})");

    // A constant 5 for an object can be told by an attribute alone.
    private static bool CanBeWritten(ITypeSymbol type, object value) => value switch
    {
        string => type.SpecialType == SpecialType.System_String,
        bool => type.SpecialType == SpecialType.System_Boolean,
        char => type.SpecialType == SpecialType.System_Char,
        decimal => type.SpecialType == SpecialType.System_Decimal,
        float => type.SpecialType == SpecialType.System_Single,
        double => type.SpecialType == SpecialType.System_Double,
        _ => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64
            or SpecialType.System_IntPtr or SpecialType.System_UIntPtr,
    };

    // Optional and no more: default(T), and for an object what its other attributes say, or Type.Missing.
    private static DefaultValue WithoutValue(IParameterSymbol parameter)
    {
        if (parameter.Type.SpecialType != SpecialType.System_Object)
        {
            return new(parameter.Type.IsReferenceType ? "null" : "default", Optional);
        }

        var attributes = parameter.GetAttributes();
        var constant = attributes.Select(static a => a.AttributeClass?.Name).FirstOrDefault(
            static name => name is "IDispatchConstantAttribute" or "IUnknownConstantAttribute");
        return constant is not null ? new(null, $"{Optional}, {Services}{constant.Replace("Attribute", "")}")
            : attributes.Any(IsInterface) ? new("null", Optional)
            : new(null, Optional);
    }

    private static bool IsInterface(AttributeData attribute) =>
        attribute.AttributeClass?.Name == "MarshalAsAttribute"
        && attribute.ConstructorArguments.FirstOrDefault().Value is 25 or 26 or 28;

    private static string DecimalConstant(decimal value)
    {
        var bits = decimal.GetBits(value);
        var scale = (bits[3] >> 16) & 0x7F;
        var sign = bits[3] < 0 ? 1 : 0;
        return string.Format(
            CultureInfo.InvariantCulture, "DecimalConstant({0}, {1}, {2}U, {3}U, {4}U)",
            scale, sign, unchecked((uint)bits[2]), unchecked((uint)bits[1]), unchecked((uint)bits[0]));
    }
}
