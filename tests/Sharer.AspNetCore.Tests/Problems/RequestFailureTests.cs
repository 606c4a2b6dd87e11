using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Sharer.AspNetCore.Tests.Problems;

public sealed class RequestFailureTests
{
    private sealed record Order(string Item, int Count);

    [Theory]
    [InlineData("Production", "GET", "/nowhere", HttpStatusCode.NotFound)]
    [InlineData("Production", "DELETE", "/orders", HttpStatusCode.MethodNotAllowed)]
    [InlineData("Production", "GET", "/orders/x", HttpStatusCode.BadRequest)]
    [InlineData("Development", "GET", "/orders/x", HttpStatusCode.BadRequest)]
    [InlineData("Production", "POST", "/orders", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("Development", "POST", "/orders", HttpStatusCode.UnsupportedMediaType)]
    public async Task Request_TheFrameworkRefuses_GetsAProblemDocument(string environment, string method, string path, HttpStatusCode status)
    {
        await using var app = await StartAsync(environment);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
            request.Content = new StringContent("item=a");
        using var response = await app.Client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"traceId\":\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"item":1,"count":1}""", "The value of 'item' is of the wrong type")]
    [InlineData("""{"item":"a","count":""", "The body is not valid JSON (line 1,")]
    [InlineData("[]", "The body has the wrong shape.")]
    public async Task Request_WithAnUnreadableBody_LearnsWhatIsWrong(string json, string detail)
    {
        await using var app = await StartAsync("Production");
        using var response = await app.Client.PostAsync("/orders", new StringContent(json, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.StartsWith(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_ForSomethingElse_KeepsWhatTheApplicationAdds()
    {
        await using var app = await TestApp.StartAsync(
            services =>
            {
                services.AddProblemDetails(options => options.CustomizeProblemDetails = context => context.ProblemDetails.Extensions["site"] = "here");
                services.AddSharerProblemDetails();
            },
            _ => { });
        foreach (var accept in (string[])["application/json", "text/html"])
        {
            app.Client.DefaultRequestHeaders.Accept.Clear();
            app.Client.DefaultRequestHeaders.Accept.ParseAdd(accept);
            var (response, problem) = await app.GetProblemAsync("/nowhere");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Equal("here", problem.GetProperty("site").GetString());
            Assert.Equal("Not Found", problem.GetProperty("title").GetString());
        }
    }

    private static Task<TestApp> StartAsync(string environment) => TestApp.StartAsync(
        services => services.AddSharerProblemDetails(),
        routes =>
        {
            routes.MapPost("/orders", (Order order) => order.Count);
            routes.MapGet("/orders/{id}", (int id) => id);
        },
        environment);
}
