package dev.yore.examples.bank;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * The other side of a transfer.
 *
 * @param bank its bank
 * @param account its account there
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Counterparty(Optional<String> bank, Optional<String> account) {}
