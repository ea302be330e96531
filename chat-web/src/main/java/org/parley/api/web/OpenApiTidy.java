package org.parley.api.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Tidies what the container makes of the resources, before it is served at {@code /openapi}.
 *
 * <p>Payara writes the defaults of every {@code @Schema} out, {@code maxProperties: 0} among them, by which no object
 * would be valid. What all operations have in common is said here once: how they refuse.
 */
public class OpenApiTidy implements OASFilter {
    private static final String PROBLEM = "#/components/schemas/Problem";

    @Override
    public Schema filterSchema(Schema schema) {
        if (isZero(schema.getMaxProperties())) {
            schema.setMaxProperties(null);
        }
        if (isZero(schema.getMinProperties())) {
            schema.setMinProperties(null);
        }
        if (isZero(schema.getMinLength())) {
            schema.setMinLength(null);
        }
        schema.exclusiveMaximum(ifTrue(schema.getExclusiveMaximum()))
                .exclusiveMinimum(ifTrue(schema.getExclusiveMinimum()))
                .uniqueItems(ifTrue(schema.getUniqueItems()))
                .nullable(ifTrue(schema.getNullable()))
                .readOnly(ifTrue(schema.getReadOnly()))
                .writeOnly(ifTrue(schema.getWriteOnly()))
                .deprecated(ifTrue(schema.getDeprecated()));
        return schema;
    }

    private static boolean isZero(@Nullable Integer value) {
        return value != null && value == 0;
    }

    private static @Nullable Boolean ifTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value) ? value : null;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Tag> tags = new LinkedHashMap<>();
        List<Tag> given = api.getTags() == null ? List.of() : api.getTags();
        given.forEach(tag -> tags.putIfAbsent(tag.getName(), tag));
        api.setTags(List.copyOf(tags.values()));
        for (PathItem path : api.getPaths().getPathItems().values()) {
            path.getOperations().values().forEach(OpenApiTidy::completeResponses);
        }
    }

    private static void completeResponses(Operation operation) {
        APIResponses responses = operation.getResponses();
        APIResponse unnamed = responses.getDefaultValue();
        if (unnamed != null) {
            String status = unnamed.getContent() == null ? "204" : "200";
            responses.addAPIResponse(status, unnamed.description("Done"));
        }
        for (Map.Entry<String, APIResponse> response :
                responses.getAPIResponses().entrySet()) {
            if (response.getKey().startsWith("4")) {
                response.getValue().setContent(problem().getContent());
            }
        }
        responses.setDefaultValue(problem());
    }

    private static APIResponse problem() {
        return OASFactory.createAPIResponse()
                .description("Refused: see code")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
    }
}
