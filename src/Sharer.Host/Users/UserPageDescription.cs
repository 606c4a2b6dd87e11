using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Sharer.Host.Users;

/// <summary>Puts the parameters of <see cref="UserPage"/>, which reads the query itself, into the OpenAPI document.</summary>
internal static class UserPageDescription
{
    public static Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(Parameter("name", "A LIKE pattern: % is any text, _ any character.",
            new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = UserPage.MaxPattern, Default = "%" }));
        operation.Parameters.Add(Parameter("limit", "How many at most.", Number("int32", 1, UserPage.MaxLimit, UserPage.DefaultLimit)));
        operation.Parameters.Add(Parameter("after", "The last id of the page before.", Number("int64", 0, null, 0)));
        return Task.CompletedTask;
    }

    private static OpenApiParameter Parameter(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };

    private static OpenApiSchema Number(string format, int minimum, int? maximum, int initial) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = format,
        Minimum = minimum.ToString(CultureInfo.InvariantCulture),
        Maximum = maximum?.ToString(CultureInfo.InvariantCulture),
        Default = initial,
    };
}
