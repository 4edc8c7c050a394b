using Hotline.Channels;
using Hotline.Host.Api.Keys;
using Hotline.Host.Limits;
using Hotline.Host.Open311.Catalogue;
using Hotline.Host.Open311.Wire;
using Hotline.Storage;
using Hotline.Storage.ApiKeys;
using Hotline.Ticketing.Routing;
using Hotline.Ticketing.Texts;
using Hotline.Ticketing.Tickets;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Hotline.Host.Open311.Requests;

/// <summary>Takes posted requests: <c>POST requests</c>, form-encoded, or multipart with pictures.</summary>
internal sealed class RequestPosts(
    KeyRing keys, ServiceCatalogue services, ReportIntake intake, IAttachmentStore attachments, ITicketReader tickets, ITicketDesk desk, TicketTexts texts,
    ICityDirectory city, Open311Filter jurisdiction, TimeProvider time, IOptions<StorageOptions> storage,
    [FromKeyedServices(Open311Endpoints.Posts)] CallerLimit limit)
{
    /// <summary>4,000 characters of a description, nine bytes each when escaped, and as much again for the rest.</summary>
    private const int LargestForm = 80_000;
    private const int MostFields = 200;
    private const int MostFiles = 5;

    public async Task<IResult> PostAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType)
            return Answers.Error(StatusCodes.Status400BadRequest, "BadForm");
        if (await FormAsync(context, cancellationToken) is not { } form)
            return Answers.Error(StatusCodes.Status400BadRequest, "BadForm");
        var key = form["api_key"].ToString() is { Length: > 0 } inForm ? inForm : context.Request.Query["api_key"].ToString();
        if (await keys.FindAsync(ApiKeyScopes.Open311, key, cancellationToken) is not { } client)
            return Answers.Error(StatusCodes.Status403Forbidden, "NoKey");
        if (!await limit.AllowsAsync(client.Name, context.Response))
            return Answers.Error(StatusCodes.Status429TooManyRequests, "TooOften");
        if (!jurisdiction.IsJurisdiction(form["jurisdiction_id"].ToString()))
            return Answers.Error(StatusCodes.Status404NotFound, "NoSuchJurisdiction");
        var code = form["service_code"].ToString().Trim();
        if (code.Length == 0)
            return Answers.Error(StatusCodes.Status400BadRequest, "NoServiceCode");
        if (services.Find(code) is not { } service)
            return Answers.Error(StatusCodes.Status404NotFound, "NoSuchService", RequestReads.Shown(code));
        var reader = new ReportFormReader(form, city);
        var report = reader.Read(service);
        return reader.Errors.Count > 0
            ? Answers.Errors(StatusCodes.Status400BadRequest, reader.Errors)
            : await OpenAsync(report, form.Files, client, cancellationToken);
    }

    private async Task<IResult> OpenAsync(ReportForm report, IFormFileCollection files, KeyHolder client, CancellationToken cancellationToken)
    {
        List<string> paths = [];
        try
        {
            foreach (var file in files.Where(f => f.Length > 0))
            {
                await using var content = file.OpenReadStream();
                paths.Add((await attachments.SaveAsync(content, file.FileName, cancellationToken)).Path);
            }
        }
        catch (AttachmentRefusedException)
        {
            return Answers.Error(StatusCodes.Status400BadRequest, "BadFile", storage.Value.MaxAttachmentBytes);
        }

        var (number, emergency) = await intake.OpenAsync(report, paths, client, cancellationToken);
        var ticket = await tickets.FindAsync(number, cancellationToken);
        var promise = texts.Promise(desk.PromiseOf(ticket!), time.GetUtcNow(), Open311Texts.Language);
        return Answers.Posted(new(number.ToString(), emergency is null ? promise : Open311Texts.Format("Emergency", emergency) + promise));
    }

    /// <summary>Null where it is no form that could be read.</summary>
    private async Task<IFormCollection?> FormAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var isMultipart = context.Request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);
        var most = isMultipart ? LargestForm + (MostFiles * storage.Value.MaxAttachmentBytes) : LargestForm;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
        try
        {
            var form = await context.Request.ReadFormAsync(
                new FormOptions { BufferBodyLengthLimit = most, MultipartBodyLengthLimit = most, ValueCountLimit = MostFields, ValueLengthLimit = LargestForm, KeyLengthLimit = 200 },
                cancellationToken);
            return form.Files.Count <= MostFiles ? form : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
