using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Hotline.Knowledge.Tests.Embeddings;

/// <summary>An endpoint that speaks OpenAI's embeddings API on a port of its own; texts that name the same thing get the same embedding.</summary>
internal sealed class Endpoint : IAsyncDisposable
{
    private static readonly string[][] _sameThings = [["轮椅", "代步"], ["公积金", "住房储金"], ["路灯", "照明杆"]];

    private readonly WebApplication _app;

    private Endpoint(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    /// <summary>Numbers of an embedding, at least as many as there are things.</summary>
    public int Size { get; set; } = 8;

    /// <summary>True: it answers 500.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Completes when it may answer.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Every text it was asked for, with the model.</summary>
    public List<(string Model, string Text)> Asked { get; } = [];

    public static async Task<Endpoint> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var endpoint = new Endpoint(app);
        app.MapPost("/v1/embeddings", endpoint.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return endpoint;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var model = body.RootElement.GetProperty("model").GetString()!;
        var input = body.RootElement.GetProperty("input");
        string[] texts = input.ValueKind == JsonValueKind.Array ? [.. input.EnumerateArray().Select(text => text.GetString()!)] : [input.GetString()!];
        lock (Asked)
            Asked.AddRange(texts.Select(text => (model, text)));
        await Gate.WaitAsync(request.HttpContext.RequestAborted);
        return IsBroken
            ? Results.StatusCode(StatusCodes.Status500InternalServerError)
            : Results.Json(new
            {
                @object = "list",
                model,
                data = texts.Select((text, index) => new { @object = "embedding", index, embedding = Encoded(text) }),
                usage = new { prompt_tokens = 1, total_tokens = 1 },
            });
    }

    // As the client asks for it: base64 of 32-bit numbers.
    private string Encoded(string text)
    {
        var vector = new float[Size];
        vector[^1] = 0.5f;
        for (var thing = 0; thing < _sameThings.Length; thing++)
            vector[thing] = _sameThings[thing].Any(word => text.Contains(word, StringComparison.Ordinal)) ? 1 : 0;
        return Convert.ToBase64String(vector.SelectMany(BitConverter.GetBytes).ToArray());
    }
}
