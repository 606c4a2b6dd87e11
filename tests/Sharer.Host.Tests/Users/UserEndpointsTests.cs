using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Sharer.Host.Tests.Running;
using Sharer.Host.Users;

namespace Sharer.Host.Tests.Users;

public sealed class UserEndpointsTests(SharedHost host) : IClassFixture<SharedHost>
{
    private HttpClient Client => host.Client;

    [Fact]
    public async Task Post_GoodUser_Answers201WithLocationAndBody()
    {
        using var response = await Client.AddAsync("Ann", 34, "f");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var user = await response.ReadUserAsync();
        Assert.Equal(new User(user.Id, "Ann", 34, "f"), user);
        Assert.Equal($"/users/{user.Id}", response.Headers.Location?.OriginalString);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));

        Assert.Equal(user, await Client.GetFromJsonAsync<User>(response.Headers.Location));
    }

    [Fact]
    public async Task Get_User_AnswersJsonOfAKnownLength()
    {
        using var added = await Client.AddAsync("Zoë <🐟>", 34, "f");
        using var response = await Client.GetAsync(added.Headers.Location);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.NotEqual(true, response.Headers.TransferEncodingChunked);
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
        Assert.Equal(body, await added.Content.ReadAsByteArrayAsync());

        // What the framework writes of it in a list.
        var list = await Client.GetFromJsonAsync<JsonElement[]>($"/users?name={Uri.EscapeDataString("Zoë <🐟>")}");
        Assert.Equal(Encoding.UTF8.GetString(body), Assert.Single(list!).GetRawText());
    }

    [Theory]
    [InlineData("a", 0, "x")]
    [InlineData("a", 150, "x")]
    [InlineData("<b onclick=alert(1)>\"'&</b>", 1, "<i>")]
    [InlineData("line\r\nbreak", 1, "x")]
    public async Task Post_OddButAllowed_ComesBackAsItIs(string name, int age, string gender)
    {
        using var response = await Client.AddAsync(name, age, gender);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var user = await Client.GetFromJsonAsync<User>(response.Headers.Location);
        Assert.Equal((name, age, gender), (user!.Name, user.Age, user.Gender));
    }

    [Fact]
    public async Task Post_LongestTexts_CountsCharactersNotCodeUnits()
    {
        using var longest = await Client.AddAsync(string.Concat(Enumerable.Repeat("🐟", 200)), 1, new string('g', 32));
        Assert.Equal(HttpStatusCode.Created, longest.StatusCode);
        using var longer = await Client.AddAsync(string.Concat(Enumerable.Repeat("🐟", 201)), 1, new string('g', 33));
        Assert.Equal(["gender", "name"], (await longer.ReadProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors());
    }

    [Theory]
    [InlineData("""{"name":"","age":1,"gender":"x"}""", "name")]
    [InlineData("""{"name":" \t\n","age":1,"gender":"x"}""", "name")]
    [InlineData("""{"name":"a\u0000b","age":1,"gender":"x"}""", "name")]
    [InlineData("""{"name":"a","age":-1,"gender":"x"}""", "age")]
    [InlineData("""{"name":"a","age":151,"gender":"x"}""", "age")]
    [InlineData("""{"name":"a","age":1,"gender":" "}""", "gender")]
    [InlineData("""{"name":"","age":-5,"gender":""}""", "age", "gender", "name")]
    public async Task Post_BrokenLimit_Answers422AndNamesEachField(string body, params string[] fields)
    {
        using var response = await Client.PostAsync("/users", Answers.Json(body));
        Assert.Equal(fields, (await response.ReadProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors());
    }

    [Theory]
    [InlineData("", "missing")]
    [InlineData("null", "missing")]
    [InlineData("{", "not valid JSON")]
    [InlineData("""{"name":"a","age":1,"gender":"x"}}""", "not valid JSON")]
    [InlineData("""{"name":"a","age":1,"gender":"x",}""", "not valid JSON")]
    [InlineData("""{"name":"a","age":1,"gender":"x"} // why""", "not valid JSON")]
    [InlineData("""[{"name":"a","age":1,"gender":"x"}]""", "must be an object")]
    [InlineData("""{"name":"a","age":1}""", "'gender'")]
    [InlineData("{}", "'age'")]
    [InlineData("""{"name":"a","age":1,"gender":"x","colour":"red"}""", "'colour' is not known here")]
    [InlineData("""{"Name":"a","age":1,"gender":"x"}""", "'Name' is not known here")]
    [InlineData("""{"name":"a","name":"b","age":1,"gender":"x"}""", "'name'")]
    [InlineData("""{"name":null,"age":1,"gender":"x"}""", "'name'")]
    [InlineData("""{"name":{"first":"a"},"age":1,"gender":"x"}""", "'name'")]
    [InlineData("""{"name":"a","age":"1","gender":"x"}""", "'age'")]
    [InlineData("""{"name":"a","age":1.5,"gender":"x"}""", "'age'")]
    [InlineData("""{"name":"a","age":99999999999,"gender":"x"}""", "'age'")]
    [InlineData("""{"name":"\ud800","age":1,"gender":"x"}""", "'name'")]
    public async Task Post_BodyThatCannotBeRead_Answers400AndNamesTheThing(string body, string thing)
    {
        using var response = await Client.PostAsync("/users", Answers.Json(body));
        var problem = await response.ReadProblemAsync(HttpStatusCode.BadRequest);
        Assert.Contains(thing, problem.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(10_000)]
    public async Task Post_NestedTooDeep_Answers400(int depth)
    {
        var body = $$"""{"name":{{new string('[', depth)}}{{new string(']', depth)}},"age":1,"gender":"x"}""";
        using var response = await Client.PostAsync("/users", Answers.Json(body));
        await response.ReadProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_NotUtf8_Answers400()
    {
        var body = new ByteArrayContent([.. "{\"name\":\""u8, 0xff, 0xfe, .. "\",\"age\":1,\"gender\":\"x\"}"u8]);
        body.Headers.ContentType = new("application/json");
        using var response = await Client.PostAsync("/users", body);
        await response.ReadProblemAsync(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_BodyOverTheLimit_Answers413(bool chunked)
    {
        var body = Answers.Json($$"""{"name":"{{new string('a', 1024 * 1024)}}","age":1,"gender":"x"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/users") { Content = body };
        request.Headers.TransferEncodingChunked = chunked;

        // The server answers before it has read all: it must be asked first, or the answer may be lost with the connection.
        request.Headers.ExpectContinue = true;
        using var response = await Client.SendAsync(request);
        await response.ReadProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Post_NotJson_Answers415(string? type)
    {
        var body = new ByteArrayContent("{}"u8.ToArray());
        body.Headers.ContentType = type is null ? null : new(type);
        using var response = await Client.PostAsync("/users", body);
        await response.ReadProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("?x=1", "x")]
    [InlineData("?limit=ten", "limit")]
    [InlineData("?limit=", "limit")]
    [InlineData("?limit=1&limit=2", "limit")]
    [InlineData("?limit=%201", "limit")]
    [InlineData("?after=9223372036854775808", "after")]
    [InlineData("?after=0&Limit=0&colour=red", "Limit", "colour")]
    public async Task Get_BadQuery_Answers400AndNamesEachParameter(string query, params string[] parameters)
    {
        using var response = await Client.GetAsync("/users" + query);
        Assert.Equal(parameters, (await response.ReadProblemAsync(HttpStatusCode.BadRequest)).Errors());
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=1001", "limit")]
    [InlineData("?limit=-5", "limit")]
    [InlineData("?after=-1", "after")]
    [InlineData("?name=A%25%00x", "name")]
    [InlineData("?limit=0&after=-1", "after", "limit")]
    public async Task Get_QueryThatBreaksALimit_Answers422AndNamesEachParameter(string query, params string[] parameters)
    {
        using var response = await Client.GetAsync("/users" + query);
        Assert.Equal(parameters, (await response.ReadProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors());
    }

    [Fact]
    public async Task Get_PatternTooLong_Answers422()
    {
        using var response = await Client.GetAsync("/users?name=" + new string('%', 201).Replace("%", "%25", StringComparison.Ordinal));
        Assert.Equal(["name"], (await response.ReadProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors());
    }

    [Fact]
    public async Task Get_Pages_GoThroughAllById()
    {
        var mark = Guid.NewGuid().ToString("N");
        for (var i = 0; i < 5; i++)
            (await Client.AddAsync($"{mark} {i}")).EnsureSuccessStatusCode().Dispose();

        var names = new List<string>();
        for (long after = 0; ;)
        {
            var page = await Client.GetFromJsonAsync<User[]>($"/users?name={mark}%25&limit=2&after={after}");
            if (page is not { Length: > 0 })
                break;
            Assert.True(page.Length <= 2);
            names.AddRange(page.Select(user => user.Name));
            after = page[^1].Id;
        }

        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"{mark} {i}"), names);
    }

    [Fact]
    public async Task Delete_User_Answers204Then404()
    {
        using var added = await Client.AddAsync("Gone");
        using var deleted = await Client.DeleteAsync(added.Headers.Location);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var again = await Client.DeleteAsync(added.Headers.Location);
        await again.ReadProblemAsync(HttpStatusCode.NotFound);
        using var read = await Client.GetAsync(added.Headers.Location);
        await read.ReadProblemAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/users/999999999")]
    [InlineData("/users/0")]
    [InlineData("/users/-1")]
    [InlineData("/users/ann")]
    [InlineData("/users/99999999999999999999")]
    [InlineData("/nothing/here")]
    [InlineData("/openapi/v2.json")]
    public async Task Get_NothingThere_Answers404(string path)
    {
        using var response = await Client.GetAsync(path);
        await response.ReadProblemAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("PUT", "/users")]
    [InlineData("DELETE", "/users")]
    [InlineData("PATCH", "/users/1")]
    [InlineData("POST", "/health/ready")]
    public async Task Send_MethodThatIsNotThere_Answers405WithAllow(string method, string path)
    {
        using var response = await Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        await response.ReadProblemAsync(HttpStatusCode.MethodNotAllowed);
        Assert.NotEmpty(response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Get_QueryWhereNoneIsKnown_Answers400()
    {
        using var response = await Client.GetAsync("/users/1?verbose=1");
        Assert.Equal(["verbose"], (await response.ReadProblemAsync(HttpStatusCode.BadRequest)).Errors());
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml")]
    public async Task Get_ClientWantsNoJson_StillGetsAProblemDocument(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/users/0");
        request.Headers.Accept.ParseAdd(accept);
        using var response = await Client.SendAsync(request);
        await response.ReadProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_CallerHasATrace_IsInTheProblemDocument()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/users/0");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        using var response = await Client.SendAsync(request);
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", (await response.ReadProblemAsync(HttpStatusCode.NotFound)).Text("traceId"));
    }

    [Fact]
    public async Task Send_MixedBy64Clients_EveryAnswerFitsItsRequest()
    {
        var mark = Guid.NewGuid().ToString("N");
        var ids = await Task.WhenAll(Enumerable.Range(0, 64).Select(async client =>
        {
            var kept = new List<long>();
            for (var round = 0; round < 10; round++)
            {
                var name = $"{mark} {client} {round}";
                using var added = await Client.AddAsync(name, round);
                Assert.Equal(HttpStatusCode.Created, added.StatusCode);
                var user = await added.ReadUserAsync();
                Assert.Equal((name, round), (user.Name, user.Age));
                Assert.Equal(user, await Client.GetFromJsonAsync<User>(added.Headers.Location));
                if (round % 2 == 1)
                {
                    kept.Add(user.Id);
                    continue;
                }

                using var deleted = await Client.DeleteAsync(added.Headers.Location);
                Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
            }

            return kept;
        }));

        var found = await Client.GetFromJsonAsync<User[]>($"/users?name={mark}%25&limit=1000");
        Assert.Equal(ids.SelectMany(kept => kept).Order(), found!.Select(user => user.Id));
    }
}
