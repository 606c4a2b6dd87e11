using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>The attributes that a facade and its message take over.</summary>
internal static class CarriedAttributes
{
    private const string Analysis = "System.Diagnostics.CodeAnalysis";

    /// <summary>Whether one of the symbols may not be used at all.</summary>
    internal static bool AreObsolete(IEnumerable<ISymbol> carriers) => carriers.Any(static symbol => symbol.GetAttributes().Any(
        static a => a.AttributeClass?.Name == "ObsoleteAttribute" && a.ConstructorArguments.Length == 2 && a.ConstructorArguments[1].Value is true));

    /// <summary>For a method: each attribute from the first symbol that has it.</summary>
    internal static string[] OfMember(IReadOnlyList<ISymbol> carriers, TypeNames names) => Of(carriers, IsOfMember, names);

    /// <summary>Those of a method that can stand on a type.</summary>
    internal static IEnumerable<string> ForTypes(string[] ofMember) =>
        ofMember.Where(static a => !a.StartsWith("global::System.Diagnostics.CodeAnalysis.RequiresAssemblyFiles", StringComparison.Ordinal));

    /// <summary>For a parameter, or a type parameter. Of one that also comes out, what holds afterwards is said of the result instead.</summary>
    internal static string[] OfParameter(ISymbol parameter, bool comesOut, TypeNames names) => Of(
        [parameter],
        a => a.AttributeClass!.Name switch
        {
            "AllowNullAttribute" or "DisallowNullAttribute" or "DynamicallyAccessedMembersAttribute" => IsIn(a, Analysis),
            "NotNullAttribute" or "MaybeNullAttribute" or "NotNullWhenAttribute" or "MaybeNullWhenAttribute"
                or "NotNullIfNotNullAttribute" or "DoesNotReturnIfAttribute" => !comesOut && IsIn(a, Analysis),
            _ => false,
        },
        names);

    /// <summary>For a parameter that has a default: what the compiler puts there of the caller.</summary>
    internal static string[] OfCaller(IParameterSymbol parameter, IReadOnlyCollection<string> arguments, TypeNames names) => Of(
        [parameter],
        a => IsIn(a, "System.Runtime.CompilerServices") && (a.AttributeClass!.Name switch
        {
            "CallerMemberNameAttribute" or "CallerFilePathAttribute" or "CallerLineNumberAttribute" => true,
            "CallerArgumentExpressionAttribute" => a.ConstructorArguments.FirstOrDefault().Value is string name && arguments.Contains(name),
            _ => false,
        }),
        names);

    /// <summary>For a result.</summary>
    internal static string[] OfReturn(IEnumerable<AttributeData> attributes, TypeNames names) =>
        [.. attributes.Where(static a => a.AttributeConstructor is not null && IsIn(a, Analysis) && a.AttributeClass!.Name == "NotNullIfNotNullAttribute").Select(a => TextOf(a, names))];

    internal static bool Has(IEnumerable<AttributeData> attributes, params string[] namesInAnalysis) =>
        attributes.Any(a => namesInAnalysis.Contains(a.AttributeClass?.Name) && IsIn(a, Analysis));

    /// <summary>The diagnostic that using the bearer raises, where it is one of its own.</summary>
    internal static string? WarningOf(AttributeData attribute)
    {
        var id = attribute.AttributeClass?.Name switch
        {
            "ExperimentalAttribute" => attribute.ConstructorArguments.FirstOrDefault().Value as string,
            "ObsoleteAttribute" => attribute.NamedArguments.FirstOrDefault(static a => a.Key == "DiagnosticId").Value.Value as string,
            _ => null,
        };
        return id is not null && id.Length > 0 && id.All(static c => char.IsLetterOrDigit(c) || c == '_') ? id : null;
    }

    private static bool IsOfMember(AttributeData attribute) => attribute.AttributeClass!.Name switch
    {
        "ObsoleteAttribute" => IsIn(attribute, "System"),
        "EditorBrowsableAttribute" => IsIn(attribute, "System.ComponentModel"),
        "ExperimentalAttribute" or "RequiresUnreferencedCodeAttribute" or "RequiresDynamicCodeAttribute" or "RequiresAssemblyFilesAttribute" =>
            IsIn(attribute, Analysis),
        "SupportedOSPlatformAttribute" or "UnsupportedOSPlatformAttribute" or "ObsoletedOSPlatformAttribute" or "RequiresPreviewFeaturesAttribute" =>
            IsIn(attribute, "System.Runtime.Versioning"),
        _ => false,
    };

    private static string[] Of(IReadOnlyList<ISymbol> carriers, Func<AttributeData, bool> isCarried, TypeNames names)
    {
        List<string>? texts = null;
        foreach (var carrier in carriers)
        {
            foreach (var attribute in carrier.GetAttributes())
            {
                if (attribute is { AttributeClass.TypeKind: not TypeKind.Error, AttributeConstructor: not null } && isCarried(attribute)
                    && (texts ??= []) is not null && TextOf(attribute, names) is var text && !texts.Contains(text)
                    && (attribute.AttributeClass.Name.EndsWith("OSPlatformAttribute", StringComparison.Ordinal)
                        || !texts.Any(t => NameOf(t) == NameOf(text))))
                {
                    texts.Add(text);
                }
            }
        }

        return texts is null ? [] : [.. texts];
    }

    private static string NameOf(string text) => text.Split('(')[0];

    private static bool IsIn(AttributeData attribute, string space) =>
        attribute.AttributeClass?.ContainingNamespace?.ToDisplayString() == space;

    private static string TextOf(AttributeData attribute, TypeNames names)
    {
        var name = names.Of(attribute.AttributeClass!.WithNullableAnnotation(NullableAnnotation.None)).Text;
        var arguments = attribute.ConstructorArguments.Select(a => TextOf(a, names))
            .Concat(attribute.NamedArguments.Select(a => $"{a.Key} = {TextOf(a.Value, names)}"))
            .ToArray();
        name = name.Substring(0, name.Length - "Attribute".Length);
        return arguments.Length == 0 ? name : $"{name}({string.Join(", ", arguments)})";
    }

    private static string TextOf(TypedConstant constant, TypeNames names) => constant switch
    {
        { IsNull: true } => "null",
        { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type } => Literals.OfEnum(type, names.Of(type).Text, constant.Value!),
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({names.Of(type.WithNullableAnnotation(NullableAnnotation.None)).Text})",
        { Kind: TypedConstantKind.Array } => $"new[] {{ {string.Join(", ", constant.Values.Select(v => TextOf(v, names)))} }}",
        { Kind: TypedConstantKind.Primitive } => Literals.Of(constant.Value),
        _ => "null",
    };
}
