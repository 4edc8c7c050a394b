using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Hotline.Knowledge.Tests.Search.Elasticsearch;

/// <summary>Answers as a search server of any version would, or as one in trouble; what a real server of one version cannot be made to do.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Node(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    public string? Fingerprint { get; private init; }

    /// <summary>Status and body of every answer.</summary>
    public (int Status, string Body) Answer { get; set; } = (200, Version("7.10.2"));

    /// <summary>Until this is done it is silent.</summary>
    public Task Holds { get; set; } = Task.CompletedTask;

    /// <summary>What it was asked, with the credentials.</summary>
    public List<(string Method, string Path, string Authorization)> Asked { get; } = [];

    public static string Version(string number, string? distribution = null)
        => System.Text.Json.JsonSerializer.Serialize(new { version = distribution is null ? (object)new { number } : new { number, distribution } });

    public static async Task<Node> StartAsync(bool isSecure = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        X509Certificate2? certificate = null;
        if (isSecure)
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=search", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(100));
            certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate));
        }

        builder.WebHost.UseUrls(isSecure ? "https://127.0.0.1:0" : "http://127.0.0.1:0");
        var app = builder.Build();
        var node = new Node(app) { Fingerprint = certificate?.GetCertHashString(HashAlgorithmName.SHA256) };
        app.Run(node.RunAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return node;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task RunAsync(HttpContext context)
    {
        lock (Asked)
            Asked.Add((context.Request.Method, context.Request.Path, context.Request.Headers.Authorization.ToString()));
        await Holds.WaitAsync(context.RequestAborted);
        context.Response.StatusCode = Answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Answer.Body);
    }
}
