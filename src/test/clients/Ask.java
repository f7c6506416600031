import client.ApiClient;
import client.api.FeedApi;

/** Reads the feed with the client that was generated from the OpenAPI document. */
public final class Ask {

    private Ask() {}

    public static void main(String[] arguments) throws Exception {
        var client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        var page = new FeedApi(client).readFeed(null, null, null, null, null, null, null);
        System.out.println("items: " + page.getItems().size());
    }
}
