using System.Text.Json;
using Sharer.Host.Tests.Running;

namespace Sharer.Host.Tests.Http;

public sealed class ApiDocumentTests
{
    [Fact]
    public async Task Get_Document_HasEveryRouteWithItsStatuses()
    {
        await using var host = await RunningHost.StartAsync();
        var document = JsonDocument.Parse(await host.Client.GetStringAsync("/openapi/v1.json")).RootElement;
        Assert.StartsWith("3.", document.Text("openapi"), StringComparison.Ordinal);
        var routes =
            from path in document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            let statuses = operation.Value.GetProperty("responses").EnumerateObject().Select(response => response.Name).Order(StringComparer.Ordinal)
            select $"{operation.Name} {path.Name} {string.Join(' ', statuses)}";
        Assert.Equal(
            [
                "delete /users/{id} 204 400 404 503 504",
                "get /health/live 200",
                "get /health/ready 200 503",
                "get /users 200 400 422 503 504",
                "get /users/{id} 200 400 404 503 504",
                "post /users 201 400 413 415 422 503 504 507",
            ],
            routes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Get_Document_StatesTheLimits()
    {
        await using var host = await RunningHost.StartAsync();
        var document = JsonDocument.Parse(await host.Client.GetStringAsync("/openapi/v1.json")).RootElement;
        var user = document.GetProperty("components").GetProperty("schemas").GetProperty("NewUser");
        Assert.Equal(["name", "age", "gender"], user.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        var members = user.GetProperty("properties");
        Assert.Equal(200, members.GetProperty("name").GetProperty("maxLength").GetInt32());
        Assert.Equal(150, members.GetProperty("age").GetProperty("maximum").GetInt32());

        var query = document.GetProperty("paths").GetProperty("/users").GetProperty("get").GetProperty("parameters");
        Assert.Equal(["name", "limit", "after"], query.EnumerateArray().Select(parameter => parameter.Text("name")));
    }
}
